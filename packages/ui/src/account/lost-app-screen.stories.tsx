import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn, screen, within } from 'storybook/test'
import { MINUTE, NOW } from '../testing/fixtures.ts'
import { LostAppScreen } from './lost-app-screen.tsx'

const PHONE = { tag: '7K', name: null, enrolledAt: NOW - 9000 * MINUTE }
const TABLET = { tag: '9Q', name: 'Tablet at home', enrolledAt: NOW - 600 * MINUTE }

const FIVE = [PHONE, TABLET, ...['3F', '4G', '5H'].map((tag) => ({ tag, name: null, enrolledAt: NOW - 300 * MINUTE }))]

const meta = {
  title: 'Account/After a recovery code',
  component: LostAppScreen,
  parameters: { framed: true },
  args: {
    factor: { method: 'totp', apps: [PHONE], enrolledAt: PHONE.enrolledAt },
    left: 9,
    most: 5,
    busy: false,
    trouble: null,
    onReplace: fn(),
    onRemove: fn(),
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
    await userEvent.click(canvas.getByRole('button', { name: 'Remove Tablet at home' }))
    await userEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Remove it' }))
    await expect(args.onRemove).toHaveBeenCalledWith('9Q')
  },
}

export const AsManyAppsAsThereMayBe: Story = {
  args: { factor: { method: 'totp', apps: FIVE, enrolledAt: PHONE.enrolledAt } },
  play: async ({ args, canvas, userEvent }) => {
    await expect(canvas.getByText(/You have 5 apps, which is the most you can have/)).toBeVisible()
    const remove = canvas.getByRole('button', { name: 'Remove Tablet at home' })
    await userEvent.click(remove)
    await userEvent.click(within(screen.getByRole('dialog', { name: 'Remove Tablet at home?' })).getByRole('button', { name: 'Keep it' }))
    await expect(args.onRemove).not.toHaveBeenCalled()
    await expect(remove).toHaveFocus()
    await userEvent.click(canvas.getByRole('button', { name: 'Remove CJSM · 7K' }))
    await userEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Remove it' }))
    await expect(args.onRemove).toHaveBeenCalledWith('7K')
    await expect(args.onReplace).not.toHaveBeenCalled()
    await expect(canvas.queryByRole('button', { name: /^Replace/ })).toBeNull()
  },
}

export const AsManyAppsAsThereMayBeInWelsh: Story = { args: AsManyAppsAsThereMayBe.args ?? {}, globals: { locale: 'cy' } }

export const Removing: Story = { args: { ...AsManyAppsAsThereMayBe.args, busy: true } }

export const NotRemovedForTrouble: Story = {
  args: { ...AsManyAppsAsThereMayBe.args, trouble: { kind: 'offline' } },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('region', { name: 'You are offline' })).toHaveFocus()
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
    await expect(canvas.getByText(/That was your last recovery code, so do this now/)).toBeVisible()
  },
}
export const LastCodeUsedInWelsh: Story = { args: { left: 0 }, globals: { locale: 'cy' } }

export const InWelsh: Story = { args: { left: 1 }, globals: { locale: 'cy' } }
export const SeveralAppsInWelsh: Story = { ...SeveralApps, play: async () => undefined, globals: { locale: 'cy' } }
