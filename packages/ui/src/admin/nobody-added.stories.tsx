import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn } from 'storybook/test'
import { NobodyAdded } from './nobody-added.tsx'

const meta = {
  title: 'Administration/Nobody added',
  component: NobodyAdded,
  parameters: { framed: true },
  args: { onFollow: fn() },
} satisfies Meta<typeof NobodyAdded>

export default meta
type Story = StoryObj<typeof meta>

export const EverybodyIsThere: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await expect(canvas.getByRole('heading', { level: 1, name: 'Nobody was added' })).toBeVisible()
    await userEvent.click(canvas.getByRole('link', { name: 'Back to everybody' }))
    await expect(args.onFollow).toHaveBeenCalledWith('/admin/people')
  },
}
