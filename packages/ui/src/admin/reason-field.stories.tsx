import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn } from 'storybook/test'
import { ReasonField } from './reason-field.tsx'

const meta = {
  title: 'Parts/Reason field',
  component: ReasonField,
  args: { id: 'reason', refused: false, value: 'lost phone', onValue: fn() },
} satisfies Meta<typeof ReasonField>

export default meta
type Story = StoryObj<typeof meta>

export const Filled: Story = {}
export const LeftEmpty: Story = {
  args: { refused: true, value: '' },
  play: async ({ args, canvas, userEvent }) => {
    await expect(canvas.getByLabelText('Reason')).toHaveAccessibleDescription(/Enter a reason/)
    await userEvent.type(canvas.getByLabelText('Reason'), 'x')
    await expect(args.onValue).toHaveBeenCalledWith('x')
  },
}
