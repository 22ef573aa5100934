import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn } from 'storybook/test'
import { EmailInstead } from './email-instead.tsx'
import { ADDRESS } from './testing/fixtures.ts'

const meta = {
  title: 'Parts/Email instead of an app',
  component: EmailInstead,
  args: { email: { offered: true, address: ADDRESS }, onUseEmail: fn() },
} satisfies Meta<typeof EmailInstead>

export default meta
type Story = StoryObj<typeof meta>

export const NotAllowed: Story = {
  args: { email: { offered: false, reason: 'organisation-policy' } },
  play: async ({ canvas }) => {
    await expect(canvas.queryByRole('button')).toBeNull()
  },
}
export const NoAddress: Story = { args: { email: { offered: false, reason: 'no-verified-address' } } }
export const Offered: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Use email MFA instead' }))
    await expect(args.onUseEmail).toHaveBeenCalledOnce()
  },
}
export const InWelsh: Story = { globals: { locale: 'cy' } }
