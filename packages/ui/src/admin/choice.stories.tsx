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

/** What else is asked stands below the choice that asks it, and above the next one. */
export const AsksMore: Story = {
  args: {
    value: 'off',
    options: [
      { value: 'off', label: 'Off', more: <p className="govuk-body">From when on?</p> },
      { value: 'enforced', label: 'Enforced', more: <p className="govuk-body">Nothing more.</p> },
    ],
  },
  play: async ({ canvas }) => {
    const [more, next] = [canvas.getByText('From when on?'), canvas.getByLabelText('Enforced')]
    await expect(more.getBoundingClientRect().bottom).toBeLessThan(next.getBoundingClientRect().top)
    await expect(canvas.queryByText('Nothing more.')).not.toBeInTheDocument()
  },
}
export const OneOfTwo: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await expect(canvas.getByLabelText('Off')).toHaveAccessibleDescription('People sign in with a password alone.')
    await userEvent.click(canvas.getByLabelText('Enforced'))
    await expect(args.onValue).toHaveBeenCalledWith('enforced')
  },
}
