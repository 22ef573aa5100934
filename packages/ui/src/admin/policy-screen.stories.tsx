import type { Meta, StoryObj } from '@storybook/react-vite'
import { type ReactNode, useState } from 'react'
import { expect, fn, waitFor, within } from 'storybook/test'
import type { Trouble } from '../screen-data.ts'
import { DAY, POLICY, POLICY_IN_FORCE } from '../testing/admin-fixtures.ts'
import { NOW } from '../testing/fixtures.ts'
import type { PolicyAnswer } from './admin-data.ts'
import { PolicyScreen, type PolicyScreenProps } from './policy-screen.tsx'

const meta = {
  title: 'Administration/Policy',
  component: PolicyScreen,
  parameters: { framed: true },
  args: {
    policy: POLICY_IN_FORCE,
    answer: null,
    busy: false,
    trouble: null,
    onUnsaved: fn(),
    onSave: fn(),
    onForget: fn(),
    onFollow: fn(),
  },
} satisfies Meta<typeof PolicyScreen>

export default meta
type Story = StoryObj<typeof meta>

const ANNOUNCED = { ...POLICY_IN_FORCE, mfa: 'announced', enforceAt: NOW + 42 * DAY + 1, enforcedNow: false } as const

const LOCKS_OUT = { kind: 'locks-out', total: 22, people: [{ id: 'p2', username: 'sian.wyn', name: 'Siân Ŵyn' }] } as const

interface AnsweringProps extends PolicyScreenProps {
  readonly first: PolicyAnswer | null
  /** What each save comes to, in turn: an answer, or trouble, after which there is no answer. */
  readonly outcomes: readonly (PolicyAnswer | Extract<Trouble, { kind: 'offline' }>)[]
}

function Answering({ first, outcomes, ...props }: AnsweringProps): ReactNode {
  const [saves, setSaves] = useState(0)
  const [busy, setBusy] = useState(false)
  const outcome = saves === 0 ? first : (outcomes[saves - 1] ?? outcomes.at(-1) ?? null)
  const trouble = outcome?.kind === 'offline' ? outcome : null
  return (
    <PolicyScreen
      {...props}
      answer={outcome?.kind === 'offline' ? null : outcome}
      busy={busy}
      trouble={trouble}
      onSave={(...asked) => {
        props.onSave(...asked)
        setBusy(true)
        setTimeout(() => {
          setBusy(false)
          setSaves(saves + 1)
        })
      }}
    />
  )
}

export const Enforced: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.type(canvas.getByLabelText('Approved authenticator app'), ' Sunstone ')
    await userEvent.click(canvas.getByRole('button', { name: 'Save policy' }))
    await expect(args.onSave).toHaveBeenCalledWith({ ...POLICY, approvedApp: 'Sunstone' }, false)
  },
}
/** What is given up is said before anything is saved. */
export const Loosens: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(canvas.getByLabelText('Off'))
    await userEvent.click(canvas.getByRole('button', { name: 'Save policy' }))
    await userEvent.click(canvas.getByRole('button', { name: 'Do not change the policy' }))
    await expect(canvas.queryByRole('dialog')).not.toBeInTheDocument()
    await expect(args.onSave).not.toHaveBeenCalled()
    await userEvent.click(canvas.getByRole('button', { name: 'Save policy' }))
    const dialog = within(canvas.getByRole('dialog', { name: 'This loosens the policy' }))
    await expect(dialog.getByText(/^Nobody is asked for a second factor: whoever has none signs in with a password alone\.$/)).toBeVisible()
    await userEvent.click(dialog.getByRole('button', { name: 'Change it all the same' }))
    await expect(args.onSave).toHaveBeenCalledWith({ ...POLICY, mfa: 'off' }, false)
  },
}
export const Unsaved: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await expect(args.onUnsaved).toHaveBeenLastCalledWith(false)
    await userEvent.click(canvas.getByLabelText('Off'))
    await expect(args.onUnsaved).toHaveBeenLastCalledWith(true)
    await userEvent.click(canvas.getByLabelText('Enforced'))
    await expect(args.onUnsaved).toHaveBeenLastCalledWith(false)
    await userEvent.type(canvas.getByLabelText('Hours before a reset that was asked for'), 'x')
    await expect(args.onUnsaved).toHaveBeenLastCalledWith(true)
  },
}
export const Announced: Story = {
  args: { policy: ANNOUNCED },
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Save policy' }))
    const { enforcedNow: _, ...policy } = ANNOUNCED
    await expect(args.onSave).toHaveBeenCalledWith(policy, false)
  },
}
export const TheDayHasCome: Story = {
  args: { policy: { ...ANNOUNCED, enforceAt: NOW - DAY, enforcedNow: true } },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('The day has come: a second factor is asked of everybody now.')).toBeVisible()
  },
}
export const NoDay: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(canvas.getByLabelText('Starts on a set day'))
    await userEvent.clear(canvas.getByLabelText('Days of notice'))
    await userEvent.type(canvas.getByLabelText('Web address of the app'), 'store')
    await userEvent.click(canvas.getByRole('button', { name: 'Save policy' }))
    await expect(args.onSave).not.toHaveBeenCalled()
    const summary = within(canvas.getByRole('region', { name: 'There is a problem' }))
    for (const name of ['Enter the day', 'Days of notice must be 1 to 365', 'The web address of the app must begin with https://'])
      await expect(summary.getByRole('link', { name })).toBeVisible()
  },
}
export const TextsTooLong: Story = {
  args: {
    policy: {
      ...POLICY,
      approvedApp: 'x'.repeat(201),
      approvedAppUrl: `https://apps.example.org/${'x'.repeat(1000)}`,
      helpdeskWords: 'x'.repeat(201),
      enforcedNow: false,
    },
  },
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Save policy' }))
    await expect(args.onSave).not.toHaveBeenCalled()
    const summary = within(canvas.getByRole('region', { name: 'There is a problem' }))
    await expect(summary.getByRole('link', { name: 'The name of the app can have at most 200 characters' })).toBeVisible()
    await expect(summary.getByRole('link', { name: 'The address can have at most 1000 characters' })).toBeVisible()
    await userEvent.click(summary.getByRole('link', { name: '“Who your people can ask for help” can have at most 200 characters' }))
    await expect(canvas.getByLabelText('Who your people can ask for help')).toHaveFocus()
  },
}
export const DayHasPassed: Story = { args: { policy: ANNOUNCED, answer: { kind: 'day-has-passed' } } }
export const Saved: Story = { args: { answer: { kind: 'changed' } } }
export const Unchanged: Story = { args: { answer: { kind: 'unchanged' } } }
/** Somebody else has enforced MFA and named an app while this was typed. */
export const Overtaken: Story = {
  args: { policy: { ...POLICY_IN_FORCE, mfa: 'off', enforcedNow: false } },
  render: (args) => {
    const [answer, setAnswer] = useState<PolicyAnswer | null>(null)
    const theirs = { ...POLICY_IN_FORCE, approvedApp: 'Sunstone' }
    return (
      <PolicyScreen
        {...args}
        policy={answer === null ? args.policy : theirs}
        answer={answer}
        onSave={(...asked) => {
          args.onSave(...asked)
          setAnswer({ kind: 'overtaken', changed: ['mfa', 'approvedApp'], policy: theirs })
        }}
      />
    )
  },
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.type(canvas.getByLabelText('Who your people can ask for help'), 'Room 12')
    await userEvent.click(canvas.getByRole('button', { name: 'Save policy' }))
    await expect(canvas.getByRole('region', { name: 'There is a problem' })).toHaveFocus()
    const theirs = within(canvas.getByRole('region', { name: 'Changed by somebody else' }))
    await expect(theirs.getByText('Second factor: Enforced')).toBeVisible()
    await expect(theirs.getByText('Approved authenticator app: Sunstone')).toBeVisible()
    await userEvent.click(canvas.getByRole('button', { name: 'Save policy' }))
    await expect(args.onSave).toHaveBeenLastCalledWith({ ...POLICY, approvedApp: 'Sunstone', helpdeskWords: 'Room 12' }, false)
  },
}
export const LocksOut: Story = {
  args: {
    policy: { ...POLICY_IN_FORCE, emailMfa: 'nobody' },
    answer: LOCKS_OUT,
  },
  play: async ({ args, canvas, userEvent }) => {
    const dialog = within(canvas.getByRole('dialog', { name: 'This locks 22 people out' }))
    await expect(dialog.getByText('and 21 more')).toBeVisible()
    await userEvent.click(dialog.getByRole('button', { name: 'Change it all the same' }))
    await expect(args.onSave).toHaveBeenCalledWith({ ...POLICY, emailMfa: 'nobody' }, true)
    await userEvent.click(dialog.getByRole('button', { name: 'Do not change the policy' }))
    await expect(args.onForget).toHaveBeenCalled()
  },
}
/** The last save went well; this one gets no answer, and what it is about is still there to be agreed to. */
export const LoosensWithoutAnAnswer: Story = {
  render: (args) => <Answering {...args} outcomes={[{ kind: 'offline' }, { kind: 'changed' }]} first={{ kind: 'changed' }} />,
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(canvas.getByLabelText('Off'))
    await userEvent.click(canvas.getByRole('button', { name: 'Save policy' }))
    const dialog = within(canvas.getByRole('dialog', { name: 'This loosens the policy' }))
    await userEvent.click(dialog.getByRole('button', { name: 'Change it all the same' }))
    await waitFor(() => expect(dialog.getByRole('region', { name: 'You are offline' })).toHaveFocus())
    await userEvent.click(dialog.getByRole('button', { name: 'Change it all the same' }))
    await expect(args.onSave).toHaveBeenLastCalledWith({ ...POLICY, mfa: 'off' }, false)
    await waitFor(() => expect(canvas.queryByRole('dialog')).not.toBeInTheDocument())
  },
}
export const LocksOutWithoutAnAnswer: Story = {
  render: (args) => <Answering {...args} outcomes={[{ kind: 'offline' }]} first={LOCKS_OUT} />,
  play: async ({ args, canvas, userEvent }) => {
    const dialog = within(canvas.getByRole('dialog', { name: 'This locks 22 people out' }))
    await userEvent.click(dialog.getByRole('button', { name: 'Change it all the same' }))
    await waitFor(() => expect(dialog.getByRole('region', { name: 'You are offline' })).toHaveFocus())
    await userEvent.click(dialog.getByRole('button', { name: 'Change it all the same' }))
    await expect(args.onSave).toHaveBeenCalledTimes(2)
    await expect(args.onSave).toHaveBeenLastCalledWith(POLICY, true)
  },
}
/** Agreed to what it loosens, and then asked whom it locks out: that is another question, and focus is on it. */
export const LoosensAndLocksOut: Story = {
  render: (args) => <Answering {...args} outcomes={[LOCKS_OUT]} first={null} />,
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByLabelText('Off'))
    await userEvent.click(canvas.getByRole('button', { name: 'Save policy' }))
    const loosens = within(canvas.getByRole('dialog', { name: 'This loosens the policy' }))
    await userEvent.click(loosens.getByRole('button', { name: 'Change it all the same' }))
    await waitFor(() => expect(canvas.getByRole('heading', { name: 'This locks 22 people out' })).toHaveFocus())
  },
}
export const Saving: Story = { args: { busy: true } }
export const Offline: Story = { args: { trouble: { kind: 'offline' } } }
