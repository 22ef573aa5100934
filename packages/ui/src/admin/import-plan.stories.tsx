import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn } from 'storybook/test'
import { ImportPlan } from './import-plan.tsx'

const meta = {
  title: 'Parts/Import, who is added',
  component: ImportPlan,
  args: {
    preview: { kind: 'plan', added: 2, unchanged: 1, first: [{ username: 'sian.wyn', name: 'Siân Ŵyn', contactEmail: null }] },
    verified: true,
    busy: false,
    trouble: null,
    onAdd: fn(),
    onAnother: fn(),
  },
} satisfies Meta<typeof ImportPlan>

export default meta
type Story = StoryObj<typeof meta>

export const Two: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await expect(canvas.getByText('The first 1 of 2:')).toBeVisible()
    await userEvent.click(canvas.getByRole('button', { name: 'Add 2 people' }))
    await expect(args.onAdd).toHaveBeenCalledOnce()
    await userEvent.click(canvas.getByRole('button', { name: 'Choose another file' }))
    await expect(args.onAnother).toHaveBeenCalledOnce()
  },
}
export const NobodyNew: Story = {
  args: { preview: { kind: 'plan', added: 0, unchanged: 3, first: [] } },
  play: async ({ canvas }) => {
    await expect(canvas.queryByRole('button', { name: /^Add/ })).not.toBeInTheDocument()
  },
}
