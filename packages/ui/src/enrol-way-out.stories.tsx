import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn } from 'storybook/test'
import { EnrolWayOut } from './enrol-way-out.tsx'

const meta = { title: 'Parts/Way out of enrolling', component: EnrolWayOut, args: { onCannotEnrol: fn() } } satisfies Meta<
  typeof EnrolWayOut
>

export default meta
type Story = StoryObj<typeof meta>

export const Shown: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'I can’t set this up' }))
    await expect(args.onCannotEnrol).toHaveBeenCalledOnce()
  },
}
