import type { Meta, StoryObj } from '@storybook/react-vite'
import { Fragment } from 'react'
import { expect, fn, waitFor } from 'storybook/test'
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
export const BusyAsWide: Story = {
  render: (args) => (
    <div className="button-row">
      {(['main', 'secondary', 'small', 'link'] as const).map((look) => (
        <Fragment key={look}>
          <Button {...args} look={look}>
            Add 500 people to it
          </Button>
          <Button {...args} look={look} busy>
            Add 500 people to it
          </Button>
        </Fragment>
      ))}
    </div>
  ),
  play: async ({ canvas, canvasElement }) => {
    await waitFor(() => expect(canvasElement.querySelector('.button__spinner:not([hidden])')).toBeVisible())
    const widths = canvas.getAllByRole('button').map((button) => button.getBoundingClientRect().width)
    for (let i = 0; i < widths.length; i += 2) await expect(widths[i + 1]).toBe(widths[i])
  },
}
export const Held: Story = {
  args: { held: true },
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button'))
    await expect(args.onPress).not.toHaveBeenCalled()
    await expect(canvas.getByRole('button')).toHaveAttribute('aria-disabled', 'true')
  },
}
export const DoublePress: Story = {
  args: { busy: false },
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.dblClick(canvas.getByRole('button'))
    await expect(args.onPress).toHaveBeenCalledOnce()
  },
}
