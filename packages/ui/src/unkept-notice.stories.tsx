import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn } from 'storybook/test'
import { UnkeptNotice } from './unkept-notice.tsx'

const meta = { title: 'Parts/Passwords that wait', component: UnkeptNotice } satisfies Meta<typeof UnkeptNotice>

export default meta
type Story = StoryObj<typeof meta>

export const Shown: Story = {
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('region', { name: 'The one-time passwords are still in this tab' })).toHaveTextContent(
      /can sign in again here/,
    )
  },
}

/** To the administrator who added them, and who came back another way than the page they are on. */
export const SignedIn: Story = {
  args: { onFollow: fn() },
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('link', { name: 'Show the one-time passwords' }))
    await expect(args.onFollow).toHaveBeenCalledWith('/admin/people/add')
  },
}
