import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn } from 'storybook/test'
import { GetAnAppScreen } from './get-an-app-screen.tsx'

const meta = {
  title: 'Enrol/1 Get an app',
  component: GetAnAppScreen,
  parameters: { framed: true },
  args: { device: 'desktop', pendingTag: null, onContinue: fn(), onEnterCode: fn() },
} satisfies Meta<typeof GetAnAppScreen>

export default meta
type Story = StoryObj<typeof meta>

export const ClockOfThePhoneIsFast: Story = {
  args: { device: 'phone' },
  parameters: { secondsAhead: () => 3600 },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('region', { name: 'This device’s clock is about 1 hour fast' })).toBeVisible()
  },
}

export const EntryWaitsForItsCode: Story = {
  args: { pendingTag: '7K' },
  play: async ({ args, canvas, userEvent }) => {
    await expect(canvas.getByRole('region', { name: 'Have you added CJSM · 7K to your app already?' })).toBeVisible()
    await userEvent.click(canvas.getByRole('button', { name: 'Enter its code' }))
    await expect(args.onEnterCode).toHaveBeenCalledOnce()
    await expect(args.onContinue).not.toHaveBeenCalled()
  },
}

export const Shown: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await expect(document.title).toBe('Get an authenticator app (Step 1 of 3) – CJSM')
    await expect(canvas.getByRole('heading', { level: 1 })).toHaveTextContent('Step 1 of 3')
    await userEvent.click(canvas.getByRole('button', { name: 'I already have one' }))
    await userEvent.click(canvas.getByRole('button', { name: 'Continue' }))
    await expect(args.onContinue).toHaveBeenCalledTimes(2)
  },
}
