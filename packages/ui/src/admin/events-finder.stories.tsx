import type { Meta, StoryObj } from '@storybook/react-vite'
import { useState } from 'react'
import { expect, fn } from 'storybook/test'
import { dayOfField } from './day-field.tsx'
import { EventsFinder } from './events-finder.tsx'

const EVERYTHING = { kind: null, person: '', reference: '', from: null, to: null, before: null }

const meta = {
  title: 'Parts/Events finder',
  component: EventsFinder,
  args: { question: EVERYTHING, refusals: [], onShow: fn() },
} satisfies Meta<typeof EventsFinder>

export default meta
type Story = StoryObj<typeof meta>

export const Everything: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.selectOptions(canvas.getByLabelText('What'), 'MFA reset')
    await userEvent.type(canvas.getByLabelText('Who or whom'), 'sam.okafor')
    await userEvent.type(canvas.getByLabelText('From'), '2026-11-24')
    await userEvent.click(canvas.getByRole('button', { name: 'Show' }))
    const typed = { kind: 'reset-mfa', person: 'sam.okafor', reference: '', from: '2026-11-24', to: '' }
    await expect(args.onShow).toHaveBeenLastCalledWith(typed)
  },
}
export const Narrowed: Story = {
  args: {
    question: {
      kind: 'reset-mfa',
      person: 'sam.okafor',
      reference: '7KQM-3XDA',
      from: dayOfField('2026-11-23'),
      to: dayOfField('2026-11-24'),
      before: null,
    },
  },
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Show' }))
    const filled = { kind: 'reset-mfa', person: 'sam.okafor', reference: '7KQM-3XDA', from: '2026-11-23', to: '2026-11-24' }
    await expect(args.onShow).toHaveBeenLastCalledWith(filled)
  },
}
/** The browser's Back brings the question before; another page of the same one leaves what was typed. */
export const FollowsTheAddress: Story = {
  render: (args) => {
    const [question, setQuestion] = useState({ ...EVERYTHING, person: 'sam.okafor' })
    return (
      <>
        <EventsFinder {...args} question={question} />
        <button type="button" onClick={() => setQuestion({ ...question })}>
          Older
        </button>
        <button type="button" onClick={() => setQuestion(EVERYTHING)}>
          Back
        </button>
      </>
    )
  },
  play: async ({ canvas, userEvent }) => {
    const person = canvas.getByLabelText('Who or whom')
    await userEvent.type(person, ' jones')
    await userEvent.click(canvas.getByRole('button', { name: 'Older' }))
    await expect(person).toHaveValue('sam.okafor jones')
    await userEvent.click(canvas.getByRole('button', { name: 'Back' }))
    await expect(person).toHaveValue('')
  },
}
export const Refused: Story = {
  args: {
    refusals: [{ fieldId: 'event-reference', cause: 'Enter a reference of eight letters and digits', next: 'Have it read out again.' }],
  },
  play: async ({ canvas }) => {
    await expect(canvas.getByLabelText('Reference')).toBeInvalid()
    await expect(canvas.getByLabelText('Reference')).toHaveAccessibleDescription(/Enter a reference of eight letters and digits/)
  },
}
export const InWelsh: Story = {
  globals: { locale: 'cy' },
  play: async ({ canvas }) => {
    await expect(canvas.getByLabelText('Pwy neu i bwy')).toBeVisible()
  },
}
