import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, within } from 'storybook/test'
import { changingFactors } from '../testing/changing-factors.ts'
import { ADDRESS, MINUTE, NOW } from '../testing/fixtures.ts'
import { FactorsPanel, type OwnFactor } from './factors-panel.tsx'

const FIRST = { tag: '7K', name: null, enrolledAt: NOW - 9000 * MINUTE }
const SECOND = { tag: '9Q', name: 'Work phone', enrolledAt: NOW - MINUTE }
const MORE = ['4C', '3B', 'QX'].map((tag) => ({ tag, name: null, enrolledAt: NOW }))

const withApps = (...apps: { tag: string; name: string | null; enrolledAt: number }[]): OwnFactor => ({
  method: 'totp',
  apps,
  enrolledAt: FIRST.enrolledAt,
})

const meta = {
  title: 'Account/Where codes come from',
  component: FactorsPanel,
  args: { factor: withApps(FIRST), ...changingFactors() },
} satisfies Meta<typeof FactorsPanel>

export default meta
type Story = StoryObj<typeof meta>

export const GoneAlready: Story = {
  args: { outcome: { kind: 'not-found' } },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('That app was removed already.')).toHaveFocus()
  },
}
export const OnlyOneLeft: Story = {
  args: { outcome: { kind: 'last-one' } },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('That app is your only one, so it stays. Add another one first.')).toHaveFocus()
  },
}
/** The last one can't be removed. */
export const OneApp: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await expect(canvas.queryByRole('button', { name: /^Remove/ })).toBeNull()
    await userEvent.click(canvas.getByRole('button', { name: 'Add another app' }))
    await expect(args.onAdd).toHaveBeenCalledOnce()
    await userEvent.click(canvas.getByRole('button', { name: 'Change to email codes' }))
    await expect(args.onChangeToEmail).toHaveBeenCalledOnce()
  },
}
export const TwoApps: Story = {
  args: { factor: withApps(FIRST, SECOND) },
  play: async ({ args, canvas, userEvent }) => {
    await expect(canvas.getByText('A code from any of them signs you in.')).toBeVisible()
    await userEvent.click(canvas.getByRole('button', { name: 'Remove CJSM · 7K' }))
    await userEvent.click(within(canvas.getByRole('dialog', { name: 'Remove CJSM · 7K?' })).getByRole('button', { name: 'Remove it' }))
    await expect(args.onRemove).toHaveBeenCalledWith('7K')
    await expect(canvas.queryByRole('dialog')).toBeNull()
  },
}
export const OneOfThemIsLost: Story = {
  args: { factor: withApps(FIRST, SECOND) },
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'I have lost this one: Work phone' }))
    await expect(args.onReplace).toHaveBeenCalledWith('9Q')
  },
}
export const AsManyAsThereMayBe: Story = {
  args: { factor: withApps(FIRST, SECOND, ...MORE) },
  play: async ({ canvas }) => {
    await expect(canvas.getByText(/^You have 5 apps, which is the most you can have\./)).toBeVisible()
    await expect(canvas.queryByRole('button', { name: 'Add another app' })).toBeNull()
    await expect(canvas.queryByRole('button', { name: /^I have lost/ })).toBeNull()
  },
}
export const EmailNotOffered: Story = {
  args: { emailOffered: false },
  play: async ({ canvas }) => {
    await expect(canvas.queryByRole('button', { name: 'Change to email codes' })).toBeNull()
  },
}
export const CodesByEmail: Story = {
  args: { factor: { method: 'email', address: ADDRESS, enrolledAt: NOW } },
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Change to an authenticator app' }))
    await expect(args.onAdd).toHaveBeenCalledOnce()
  },
}
export const Removing: Story = { args: { factor: withApps(FIRST, SECOND), busy: true } }
export const TwoAppsInWelsh: Story = { args: { factor: withApps(FIRST, SECOND) }, globals: { locale: 'cy' } }
