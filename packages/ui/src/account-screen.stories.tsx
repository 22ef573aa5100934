import type { Meta, StoryObj } from '@storybook/react-vite'
import { useMemo, useState } from 'react'
import { expect, fn, waitFor, within } from 'storybook/test'
import { PasswordPanel } from './account/password-panel.tsx'
import { RecentEventsPanel } from './account/recent-events-panel.tsx'
import { SessionsPanel } from './account/sessions-panel.tsx'
import { AccountScreen } from './account-screen.tsx'
import { changingFactors } from './testing/changing-factors.ts'
import { ADDRESS, MINUTE, NOW } from './testing/fixtures.ts'
import { HERE, OWN_EVENTS, PHONE } from './testing/session-fixtures.ts'

const FIRST_APP = { tag: '7K', name: null, enrolledAt: NOW - 3 * MINUTE }
const SECOND_APP = { tag: '9Q', name: 'Work phone', enrolledAt: NOW - MINUTE }

const meta = {
  title: 'Account/Your account',
  component: AccountScreen,
  parameters: { framed: true },
  args: {
    user: { username: 'sam.okafor', name: 'Sam Okafor' },
    organisation: { name: 'Cwmbrân Solicitors' },
    factor: { method: 'totp', enrolledAt: FIRST_APP.enrolledAt, apps: [FIRST_APP] },
    changing: changingFactors(),
    recoveryCodes: { left: 9, of: 10 },
    onMakeRecoveryCodes: fn(),
    busy: false,
    trouble: null,
    onSignOut: fn(),
    enforcesFrom: null,
    onEnrol: fn(),
  },
} satisfies Meta<typeof AccountScreen>

export default meta
type Story = StoryObj<typeof meta>

export const App: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await expect(canvas.getByText('24 November 2026 at 10:41')).toBeVisible()
    await expect(canvas.getByText('Set up on 24 November 2026 at 10:41')).toBeVisible()
    await expect(canvas.queryByRole('button', { name: /Remove/ })).toBeNull()
    await userEvent.click(canvas.getByRole('button', { name: 'Add another app' }))
    await expect(args.changing.onAdd).toHaveBeenCalledOnce()
    await userEvent.click(canvas.getByRole('button', { name: 'Change to email codes' }))
    await expect(args.changing.onChangeToEmail).toHaveBeenCalledOnce()
    await userEvent.dblClick(canvas.getByRole('button', { name: 'Sign out' }))
    await expect(args.onSignOut).toHaveBeenCalledOnce()
  },
}
export const Email: Story = {
  args: { factor: { method: 'email', address: ADDRESS, enrolledAt: NOW - MINUTE } },
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Change to an authenticator app' }))
    await expect(args.changing.onAdd).toHaveBeenCalledOnce()
  },
}
export const TwoApps: Story = {
  args: { factor: { method: 'totp', enrolledAt: NOW, apps: [FIRST_APP, SECOND_APP] } },
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Remove Work phone' }))
    const dialog = within(canvas.getByRole('dialog', { name: 'Remove Work phone?' }))
    await userEvent.click(dialog.getByRole('button', { name: 'Keep it' }))
    await expect(args.changing.onRemove).not.toHaveBeenCalled()
    await userEvent.click(canvas.getByRole('button', { name: 'Remove CJSM · 7K' }))
    await userEvent.click(canvas.getByRole('button', { name: 'Remove it' }))
    await expect(args.changing.onRemove).toHaveBeenCalledWith('7K')
  },
}
/** Removed on this page: the button shows that it works, takes no second press, and hands focus on when it is gone. */
export const Removing: Story = {
  args: TwoApps.args ?? {},
  render: (args) => {
    const [step, setStep] = useState<'listed' | 'removing' | 'removed'>('listed')
    const removed = step === 'removed'
    return (
      <AccountScreen
        {...args}
        factor={removed ? { method: 'totp', enrolledAt: NOW, apps: [SECOND_APP] } : args.factor}
        changing={{
          ...args.changing,
          busy: step === 'removing',
          onRemove: () => {
            setStep('removing')
            setTimeout(() => setStep('removed'), 1_000)
          },
        }}
        done={useMemo(() => (removed ? { kind: 'app-removed' } : null), [removed])}
      />
    )
  },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Remove CJSM · 7K' }))
    await userEvent.click(canvas.getByRole('button', { name: 'Remove it' }))
    const pressed = canvas.getByRole('button', { name: 'Remove CJSM · 7K' })
    await expect(pressed).toHaveFocus()
    await expect(pressed).toHaveAttribute('aria-disabled', 'true')
    await userEvent.click(canvas.getByRole('button', { name: 'Remove Work phone' }))
    await expect(await canvas.findByText('Removing the app')).toBeInTheDocument()
    await waitFor(() => expect(canvas.getByRole('region', { name: /The app is removed/ })).toHaveFocus(), { timeout: 3_000 })
    await expect(canvas.queryByRole('dialog')).toBeNull()
  },
}
export const RemovedBefore: Story = {
  args: { changing: { ...meta.args.changing, outcome: { kind: 'not-found' } } },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('That app was removed already.')).toHaveFocus()
  },
}
export const LastOneStays: Story = {
  args: { changing: { ...meta.args.changing, outcome: { kind: 'last-one' } } },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('That app is your only one, so it stays. Add another one first.')).toHaveFocus()
  },
}
export const FiveApps: Story = {
  args: {
    factor: {
      method: 'totp',
      enrolledAt: NOW,
      apps: [
        FIRST_APP,
        SECOND_APP,
        ...['3D', '4F', '6H'].map((tag) => ({ tag, name: 'A tablet with quite a long name, as some have', enrolledAt: NOW })),
      ],
    },
    changing: {
      most: 5,
      emailOffered: false,
      outcome: null,
      busy: false,
      onAdd: fn(),
      onRemove: fn(),
      onReplace: fn(),
      onChangeToEmail: fn(),
    },
  },
  play: async ({ canvas }) => {
    await expect(canvas.queryByRole('button', { name: 'Add another app' })).toBeNull()
    await expect(canvas.getByText(/You have 5 apps, which is the most you can have/)).toBeVisible()
  },
}
export const TwoAppsInWelsh: Story = { args: { ...TwoApps.args, done: { kind: 'app-added' } }, globals: { locale: 'cy' } }
export const AppAdded: Story = {
  args: { ...TwoApps.args, done: { kind: 'app-added' } },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('region', { name: /The app is added/ })).toBeVisible()
  },
}
export const EnrolledBefore: Story = {
  args: { done: { kind: 'enrolled' } },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('region', { name: 'You have MFA already.' })).toBeVisible()
    await expect(canvas.queryByText(/Other browsers/)).toBeNull()
  },
}
export const AppRemoved: Story = { args: { done: { kind: 'app-removed' } } }
export const ChangedToApp: Story = { args: { done: { kind: 'changed-to-app' } } }
export const ChangedToEmail: Story = { args: { ...Email.args, done: { kind: 'changed-to-email' } } }
export const AnnouncedDay: Story = {
  args: { factor: null, recoveryCodes: null, enforcesFrom: NOW + 30 * 1440 * MINUTE },
  play: async ({ args, canvas, userEvent }) => {
    await expect(canvas.getByRole('region', { name: 'From 24 December 2026 you need a code to sign in' })).toBeVisible()
    await userEvent.click(canvas.getByRole('button', { name: 'Set it up now' }))
    await expect(args.onEnrol).toHaveBeenCalledOnce()
  },
}
export const SignInAgainToEnrol: Story = { args: { factor: null, recoveryCodes: null, signInAgain: true } }
export const LooksAfterPeople: Story = {
  args: { onLookAfter: fn() },
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Manage people' }))
    await expect(args.onLookAfter).toHaveBeenCalledOnce()
  },
}
export const NoSecondFactor: Story = {
  args: { factor: null, recoveryCodes: null },
  play: async ({ canvas }) => {
    await expect(canvas.queryByText(/recovery codes/i)).toBeNull()
  },
}

export const NoRecoveryCodes: Story = {
  args: { recoveryCodes: null },
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Get recovery codes' }))
    await expect(args.onMakeRecoveryCodes).toHaveBeenCalledOnce()
  },
}

export const FewRecoveryCodes: Story = {
  args: { recoveryCodes: { left: 3, of: 10 } },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('region', { name: 'You have 3 recovery codes left' })).toBeVisible()
  },
}

export const NoRecoveryCodesLeft: Story = { args: { recoveryCodes: { left: 0, of: 10 } } }
export const FewRecoveryCodesInWelsh: Story = { args: { recoveryCodes: { left: 3, of: 10 } }, globals: { locale: 'cy' } }
export const WithSections: Story = {
  args: {
    lastSignIn: 'Before this, you last signed in at 09:12.',
    children: (
      <>
        <PasswordPanel changed={false} onChange={fn()} />
        <SessionsPanel sessions={[HERE, PHONE]} outcome={null} busy={false} trouble={null} onEnd={fn()} onEndOthers={fn()} />
        <RecentEventsPanel events={OWN_EVENTS} />
      </>
    ),
  },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('Before this, you last signed in at 09:12.')).toBeVisible()
  },
}
export const SigningOut: Story = { args: { busy: true } }
export const Offline: Story = { args: { trouble: { kind: 'offline' } } }
export const WelshLetters: Story = {
  args: { user: { username: 'sian.wyn', name: 'Siân Ŵyn Ŷ Ŵŷ ŵ' }, organisation: { name: 'Tŷ Cyfraith, Llanŵyr' } },
}
