import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn } from 'storybook/test'
import { Choice } from './choice.tsx'

const meta = {
  title: 'Parts/Choice',
  component: Choice,
  args: {
    name: 'mfa',
    legend: 'Second factor',
    value: 'off',
    options: [
      { value: 'off', label: 'Off', hint: 'People sign in with a password alone.' },
      { value: 'enforced', label: 'Enforced' },
    ],
    onValue: fn(),
  },
} satisfies Meta<typeof Choice>

export default meta
type Story = StoryObj<typeof meta>

export const OneOfTwo: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await expect(canvas.getByLabelText('Off')).toHaveAccessibleDescription('People sign in with a password alone.')
    await userEvent.click(canvas.getByLabelText('Enforced'))
    await expect(args.onValue).toHaveBeenCalledWith('enforced')
  },
}
