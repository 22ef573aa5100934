import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn } from 'storybook/test'
import { GetAnAppScreen } from './get-an-app-screen.tsx'
import { PERSON } from './testing/fixtures.ts'

const meta = {
  title: 'Enrol/1 Get an app',
  component: GetAnAppScreen,
  parameters: { framed: true },
  args: {
    person: PERSON,
    device: 'desktop',
    pendingTag: null,
    approvedApp: null,
    onContinue: fn(),
    onEnterCode: fn(),
    onSignOut: fn(),
    trouble: null,
  },
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

export const SomebodyElseSitsThere: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await expect(canvas.getByText(/^You are setting this up for Sam Okafor \(sam\.okafor\)\./)).toBeVisible()
    await userEvent.click(canvas.getByRole('button', { name: 'Not you? Sign out' }))
    await expect(args.onSignOut).toHaveBeenCalledOnce()
    await expect(args.onContinue).not.toHaveBeenCalled()
  },
}

export const OfflineWhenSigningOut: Story = {
  args: { trouble: { kind: 'offline' } },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('region', { name: 'You are offline' })).toHaveFocus()
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
export const ApprovedApp: Story = {
  args: { approvedApp: { name: 'Microsoft Authenticator', url: 'https://apps.example.org/authenticator' } },
  play: async ({ canvas }) => {
    await expect(canvas.getByText(/^Your organisation has chosen an app for you: Microsoft Authenticator\./)).toBeVisible()
    await expect(canvas.getByRole('link', { name: /^Get Microsoft Authenticator/ })).toHaveAttribute(
      'href',
      'https://apps.example.org/authenticator',
    )
    await expect(canvas.queryByText(/These are examples/)).not.toBeInTheDocument()
  },
}
export const ApprovedAppWithoutLink: Story = { args: { approvedApp: { name: 'Sunstone', url: null } } }
