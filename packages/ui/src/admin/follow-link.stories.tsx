import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fireEvent, fn } from 'storybook/test'
import { FollowLink } from './follow-link.tsx'

const meta = {
  title: 'Parts/Link within the app',
  component: FollowLink,
  args: { href: '/admin/people', onFollow: fn(), children: 'People' },
} satisfies Meta<typeof FollowLink>

export default meta
type Story = StoryObj<typeof meta>

export const Followed: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('link', { name: 'People' }))
    await expect(args.onFollow).toHaveBeenCalledWith('/admin/people')
  },
}
/** What is meant for a new tab is left to the browser. */
export const ForANewTab: Story = {
  play: async ({ args, canvas }) => {
    const link = canvas.getByRole('link', { name: 'People' })
    link.addEventListener('click', (event) => event.preventDefault(), { once: true })
    fireEvent.click(link, { ctrlKey: true })
    await expect(args.onFollow).not.toHaveBeenCalled()
  },
}
export const InTheNavigation: Story = { args: { look: 'nav', current: 'page' } }
