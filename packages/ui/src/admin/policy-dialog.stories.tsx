import { adminWords } from '@enrol/words/admin'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn } from 'storybook/test'
import { DAY, POLICY, POLICY_IN_FORCE } from '../testing/admin-fixtures.ts'
import { NOW } from '../testing/fixtures.ts'
import { loosenedBy } from './loosened.ts'
import { PolicyDialog } from './policy-dialog.tsx'

const STRICT = { ...POLICY_IN_FORCE, emailMfa: 'nobody', resetWaitHours: 24 } as const
const LOOSE = { ...POLICY, mfa: 'announced', enforceAt: NOW + 42 * DAY } as const

const meta = {
  title: 'Parts/Policy, what a change means',
  component: PolicyDialog,
  args: {
    effect: { kind: 'loosens', means: loosenedBy(STRICT, LOOSE, adminWords.en.policy) },
    busy: false,
    trouble: null,
    onConfirm: fn(),
    onCancel: fn(),
    onFollow: fn(),
  },
} satisfies Meta<typeof PolicyDialog>

export default meta
type Story = StoryObj<typeof meta>

export const Loosens: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await expect(canvas.getAllByRole('listitem')).toHaveLength(3)
    await userEvent.click(canvas.getByRole('button', { name: 'Change it all the same' }))
    await expect(args.onConfirm).toHaveBeenCalledOnce()
    await userEvent.click(canvas.getByRole('button', { name: 'Do not change the policy' }))
    await expect(args.onCancel).toHaveBeenCalledOnce()
  },
}
export const LoosensInWelsh: Story = {
  args: { effect: { kind: 'loosens', means: loosenedBy(STRICT, LOOSE, adminWords.cy.policy) } },
  globals: { locale: 'cy' },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('heading', { name: 'Mae hyn yn llacio’r polisi' })).toHaveFocus()
  },
}
export const LocksOut: Story = {
  args: { effect: { kind: 'locks-out', total: 1, people: [{ id: 'p2', username: 'sian.wyn', name: 'Siân Ŵyn' }] } },
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('link', { name: 'Siân Ŵyn' }))
    await expect(args.onFollow).toHaveBeenCalledWith('/admin/people/p2')
    await expect(canvas.queryByText(/more$/)).not.toBeInTheDocument()
    await userEvent.click(canvas.getByRole('button', { name: 'Do not change the policy' }))
    await expect(args.onCancel).toHaveBeenCalledOnce()
  },
}
export const Offline: Story = { args: { trouble: { kind: 'offline' } } }
export const Saving: Story = { args: { busy: true } }
