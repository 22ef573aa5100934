import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn } from 'storybook/test'
import { Button } from './button.tsx'

const meta = { title: 'Parts/Button', component: Button, args: { children: 'Continue', onPress: fn() } } satisfies Meta<typeof Button>

export default meta
type Story = StoryObj<typeof meta>

export const Main: Story = {}
export const Secondary: Story = { args: { look: 'secondary' } }
export const Small: Story = { args: { look: 'small' } }
export const Link: Story = { args: { look: 'link' } }
export const Busy: Story = {
  args: { busy: true },
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button'))
    await expect(args.onPress).not.toHaveBeenCalled()
    await expect(canvas.getByRole('button')).toHaveFocus()
  },
}
export const DoublePress: Story = {
  args: { busy: false },
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.dblClick(canvas.getByRole('button'))
    await expect(args.onPress).toHaveBeenCalledOnce()
  },
}
