import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn } from 'storybook/test'
import { MINUTE, NOW } from '../testing/fixtures.ts'
import { LostAppScreen } from './lost-app-screen.tsx'

const PHONE = { tag: '7K', name: null, enrolledAt: NOW - 9000 * MINUTE }
const TABLET = { tag: '9Q', name: 'Tablet at home', enrolledAt: NOW - 600 * MINUTE }

const meta = {
  title: 'Account/After a recovery code',
  component: LostAppScreen,
  parameters: { framed: true },
  args: {
    factor: { method: 'totp', apps: [PHONE], enrolledAt: PHONE.enrolledAt },
    left: 9,
    onReplace: fn(),
    onSetUpApp: fn(),
    onKeep: fn(),
  },
} satisfies Meta<typeof LostAppScreen>

export default meta
type Story = StoryObj<typeof meta>

export const OneApp: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await expect(canvas.getByRole('heading', { name: 'Have you lost your app?' })).toBeVisible()
    await expect(canvas.getByRole('region', { name: 'You signed in with a recovery code' })).toHaveTextContent(
      'You have 9 recovery codes left.',
    )
    await userEvent.click(canvas.getByRole('button', { name: 'Replace the app now' }))
    await expect(args.onReplace).toHaveBeenCalledWith('7K')
    await userEvent.click(canvas.getByRole('button', { name: 'I still have it' }))
    await expect(args.onKeep).toHaveBeenCalledOnce()
  },
}

export const SeveralApps: Story = {
  args: { factor: { method: 'totp', apps: [PHONE, TABLET], enrolledAt: PHONE.enrolledAt } },
  play: async ({ args, canvas, userEvent }) => {
    await expect(canvas.getByRole('button', { name: 'Replace CJSM · 7K' })).toBeVisible()
    await userEvent.click(canvas.getByRole('button', { name: 'Replace Tablet at home' }))
    await expect(args.onReplace).toHaveBeenCalledWith('9Q')
  },
}

export const CodesByEmail: Story = {
  args: { factor: { method: 'email', address: 's••••@example.org', enrolledAt: NOW } },
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Change to an authenticator app' }))
    await expect(args.onSetUpApp).toHaveBeenCalledOnce()
  },
}

export const LastCodeUsed: Story = {
  args: { left: 0 },
  play: async ({ canvas }) => {
    await expect(canvas.getByText(/You have no recovery codes left/)).toBeVisible()
  },
}

export const InWelsh: Story = { args: { left: 1 }, globals: { locale: 'cy' } }
export const SeveralAppsInWelsh: Story = { ...SeveralApps, play: async () => undefined, globals: { locale: 'cy' } }
