import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn } from 'storybook/test'
import { AdminNav } from './admin-nav.tsx'

const meta = {
  title: 'Parts/Administration, where to go',
  component: AdminNav,
  args: { role: 'administrator', current: 'people', below: false, onFollow: fn() },
} satisfies Meta<typeof AdminNav>

export default meta
type Story = StoryObj<typeof meta>

export const Administrator: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await expect(canvas.getByRole('link', { current: 'page' })).toHaveTextContent('People')
    await userEvent.click(canvas.getByRole('link', { name: 'Policy' }))
    await expect(args.onFollow).toHaveBeenCalledWith('/admin/policy')
  },
}
export const OnOnePersonsPage: Story = { args: { below: true } }
export const Helpdesk: Story = {
  args: { role: 'helpdesk' },
  play: async ({ canvas }) => {
    await expect(canvas.queryByRole('link', { name: 'Policy' })).not.toBeInTheDocument()
  },
}
