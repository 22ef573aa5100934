import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn } from 'storybook/test'
import { PartyName } from './party-name.tsx'

const meta = {
  title: 'Parts/Somebody in the audit trail',
  component: PartyName,
  args: { name: 'Sam Okafor', party: { kind: 'person', username: 'sam.okafor', id: 'p1' }, onFollow: fn() },
} satisfies Meta<typeof PartyName>

export default meta
type Story = StoryObj<typeof meta>

export const Person: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await expect(canvas.getByText('sam.okafor')).toBeVisible()
    await userEvent.click(canvas.getByRole('link', { name: 'Sam Okafor' }))
    await expect(args.onFollow).toHaveBeenCalledWith('/admin/people/p1')
  },
}
export const WithoutAPage: Story = {
  args: { name: 'Hari Vale', party: { kind: 'person', username: 'hari.vale', id: null } },
  play: async ({ canvas }) => {
    await expect(canvas.queryByRole('link')).not.toBeInTheDocument()
    await expect(canvas.getByText('hari.vale')).toBeVisible()
  },
}
/** Somebody who is called “Operator” has a user name, and no mark. */
export const Operator: Story = {
  args: { name: 'operator', party: { kind: 'operator' } },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('Operator')).toHaveClass('tag')
  },
}
export const Gone: Story = {
  args: { party: { kind: 'gone' } },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('Sam Okafor')).toBeVisible()
    await expect(canvas.queryByRole('link')).not.toBeInTheDocument()
  },
}
export const Nobody: Story = {
  args: { name: null, party: null },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('–')).toBeVisible()
  },
}
export const OperatorInWelsh: Story = {
  args: { name: 'operator', party: { kind: 'operator' } },
  globals: { locale: 'cy' },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('Gweithredwr')).toBeVisible()
  },
}
