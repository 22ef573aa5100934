import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn } from 'storybook/test'
import { AddingTrouble } from './adding-trouble.tsx'

const meta = {
  title: 'Parts/Trouble while people were added',
  component: AddingTrouble,
  args: { trouble: { kind: 'unanswered' }, onFollow: fn() },
} satisfies Meta<typeof AddingTrouble>

export default meta
type Story = StoryObj<typeof meta>

export const NoAnswer: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await expect(canvas.getByRole('region', { name: 'No answer came: the people may have been added' })).toHaveFocus()
    await expect(canvas.queryByText(/is lost/)).not.toBeInTheDocument()
    await userEvent.click(canvas.getByRole('link', { name: 'See the list of people' }))
    await expect(args.onFollow).toHaveBeenCalledWith('/admin/people')
  },
}
export const Offline: Story = {
  args: { trouble: { kind: 'offline' } },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('region', { name: 'No answer came: the people may have been added' })).toHaveFocus()
  },
}
/** Nothing was begun. */
export const Busy: Story = {
  args: { trouble: { kind: 'busy', tryAgainAt: null } },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('region', { name: 'The service is busy' })).toHaveFocus()
  },
}
export const None: Story = { args: { trouble: null } }
