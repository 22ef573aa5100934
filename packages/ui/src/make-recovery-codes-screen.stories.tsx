import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn } from 'storybook/test'
import { MakeRecoveryCodesScreen } from './make-recovery-codes-screen.tsx'
import { REFERENCE } from './testing/fixtures.ts'

const meta = {
  title: 'Account/Make recovery codes',
  component: MakeRecoveryCodesScreen,
  parameters: { framed: true },
  args: { again: false, busy: false, trouble: null, onMake: fn(), onBack: fn() },
} satisfies Meta<typeof MakeRecoveryCodesScreen>

export default meta
type Story = StoryObj<typeof meta>

export const First: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.dblClick(canvas.getByRole('button', { name: 'Make the codes' }))
    await expect(args.onMake).toHaveBeenCalledOnce()
    await userEvent.click(canvas.getByRole('button', { name: 'Back' }))
    await expect(args.onBack).toHaveBeenCalledOnce()
  },
}
export const Again: Story = {
  args: { again: true },
  play: async ({ canvas }) => {
    await expect(canvas.getByText(/The ones you have now stop working at once/)).toBeVisible()
  },
}
export const Busy: Story = { args: { busy: true } }
export const Offline: Story = { args: { trouble: { kind: 'offline' } } }
export const ServerTrouble: Story = { args: { trouble: { kind: 'server', reference: REFERENCE } } }
export const InWelsh: Story = { args: { again: true }, globals: { locale: 'cy' } }
