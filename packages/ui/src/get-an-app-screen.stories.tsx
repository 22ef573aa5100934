import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn } from 'storybook/test'
import { GetAnAppScreen } from './get-an-app-screen.tsx'

const meta = {
  title: 'Enrol/1 Get an app',
  component: GetAnAppScreen,
  parameters: { framed: true },
  args: { device: 'desktop', onContinue: fn() },
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

export const Shown: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await expect(document.title).toBe('Get an authenticator app (Step 1 of 3) – CJSM')
    await expect(canvas.getByRole('heading', { level: 1 })).toHaveTextContent('Step 1 of 3')
    await userEvent.click(canvas.getByRole('button', { name: 'I already have one' }))
    await userEvent.click(canvas.getByRole('button', { name: 'Continue' }))
    await expect(args.onContinue).toHaveBeenCalledTimes(2)
  },
}
