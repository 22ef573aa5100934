import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn, waitFor } from 'storybook/test'
import { SessionEndingDialog } from './session-ending-dialog.tsx'
import { MINUTE, NOW, SECOND } from './testing/fixtures.ts'
import { handClock } from './testing/hand-clock.ts'

const meta = {
  title: 'Account/Session ending',
  component: SessionEndingDialog,
  parameters: { framed: true },
  args: { endsAt: NOW + 90 * SECOND, busy: false, trouble: null, onStay: fn(), onSignOut: fn(), onEnded: fn() },
} satisfies Meta<typeof SessionEndingDialog>

export default meta
type Story = StoryObj<typeof meta>

export const Warning: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await expect(canvas.getByRole('dialog', { name: 'You will soon be signed out' })).toBeVisible()
    await userEvent.click(canvas.getByRole('button', { name: 'Stay signed in' }))
    await expect(args.onStay).toHaveBeenCalledOnce()
  },
}

export const AtItsLimit: Story = {
  args: { atLimit: true },
  play: async ({ args, canvas, userEvent }) => {
    const dialog = canvas.getByRole('dialog', { name: 'You will soon be signed out' })
    await expect(dialog).not.toHaveTextContent('Nothing has happened')
    await expect(canvas.queryByRole('button', { name: 'Stay signed in' })).toBeNull()
    await userEvent.click(canvas.getByRole('button', { name: 'Go on until then' }))
    await expect(canvas.queryByRole('dialog')).toBeNull()
    await expect(args.onStay).not.toHaveBeenCalled()
  },
}
export const AtItsLimitInWelsh: Story = { args: { atLimit: true }, globals: { locale: 'cy' } }

export const Offline: Story = {
  args: { trouble: { kind: 'offline' } },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('region', { name: 'You are offline' })).toBeVisible()
  },
}

export const Staying: Story = { args: { busy: true } }

const session = handClock(NOW)

export const ComesAndEndsByTheClock: Story = {
  args: { endsAt: NOW + 15 * MINUTE },
  parameters: { clock: session.clock },
  beforeEach: session.reset,
  play: async ({ args, canvas }) => {
    await expect(canvas.queryByRole('dialog')).toBeNull()
    session.advance(13 * MINUTE)
    await expect(await canvas.findByRole('dialog')).toBeVisible()
    await expect(args.onEnded).not.toHaveBeenCalled()
    session.advance(2 * MINUTE)
    await waitFor(() => expect(args.onEnded).toHaveBeenCalledOnce())
    session.advance(SECOND)
    await expect(args.onEnded).toHaveBeenCalledOnce()
  },
}
