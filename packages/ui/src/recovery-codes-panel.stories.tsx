import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn } from 'storybook/test'
import { RecoveryCodesPanel } from './recovery-codes-panel.tsx'

const meta = {
  title: 'Parts/Recovery codes left',
  component: RecoveryCodesPanel,
  args: { codes: { left: 10, of: 10 }, onMake: fn() },
} satisfies Meta<typeof RecoveryCodesPanel>

export default meta
type Story = StoryObj<typeof meta>

export const All: Story = {}
export const None: Story = { args: { codes: null } }
export const Four: Story = {
  args: { codes: { left: 4, of: 10 } },
  play: async ({ canvas }) => {
    await expect(canvas.queryByRole('region')).toBeNull()
  },
}
export const One: Story = {
  args: { codes: { left: 1, of: 10 } },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('region', { name: 'You have 1 recovery code left' })).toBeVisible()
  },
}
export const AllUsed: Story = { args: { codes: { left: 0, of: 10 } } }
