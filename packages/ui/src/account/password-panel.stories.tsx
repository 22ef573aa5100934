import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn } from 'storybook/test'
import { PasswordPanel } from './password-panel.tsx'

const meta = {
  title: 'Account/Password',
  component: PasswordPanel,
  args: { changed: false, onChange: fn() },
} satisfies Meta<typeof PasswordPanel>

export default meta
type Story = StoryObj<typeof meta>

export const Changed: Story = {
  args: { changed: true },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('region', { name: 'Your password is changed' })).toBeVisible()
  },
}
export const Offered: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Change your password' }))
    await expect(args.onChange).toHaveBeenCalledOnce()
  },
}
export const InWelsh: Story = { args: { changed: true }, globals: { locale: 'cy' } }
