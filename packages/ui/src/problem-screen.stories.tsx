import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn } from 'storybook/test'
import { ProblemScreen } from './problem-screen.tsx'
import { NOW, REFERENCE, SECOND } from './testing/fixtures.ts'

const meta = {
  title: 'Problems/Problem',
  component: ProblemScreen,
  parameters: { framed: true },
  args: { problem: { kind: 'offline' }, onTryAgain: fn() },
} satisfies Meta<typeof ProblemScreen>

export default meta
type Story = StoryObj<typeof meta>

export const Offline: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await expect(document.title).toBe('Error: You are offline – CJSM')
    await userEvent.click(canvas.getByRole('button', { name: 'Try again' }))
    await expect(args.onTryAgain).toHaveBeenCalledOnce()
  },
}
export const Unanswered: Story = { args: { problem: { kind: 'unanswered' } } }
export const Server: Story = {
  args: { problem: { kind: 'server', reference: REFERENCE } },
  play: async ({ canvas }) => {
    await expect(canvas.getByText(REFERENCE)).toBeVisible()
  },
}
export const ServerWithoutReference: Story = { args: { problem: { kind: 'server', reference: null } } }
export const Busy: Story = { args: { problem: { kind: 'busy', tryAgainAt: NOW + 40 * SECOND } } }
export const BusyForUnknownTime: Story = { args: { problem: { kind: 'busy', tryAgainAt: null } } }
export const TooFast: Story = {
  args: { problem: { kind: 'too-fast', tryAgainAt: NOW + 2 * SECOND } },
  play: async ({ canvas }) => {
    await expect(canvas.getByText(/in your name .* Try again in 2 seconds/)).toBeVisible()
    await expect(canvas.queryByText(/Many people/)).toBeNull()
  },
}
export const Broken: Story = {
  args: { problem: { kind: 'broken' } },
  play: async ({ args, canvas, userEvent }) => {
    await expect(canvas.getByText(/If that happens again, use another browser\./)).toBeVisible()
    await userEvent.click(canvas.getByRole('button', { name: 'Load the page again' }))
    await expect(args.onTryAgain).toHaveBeenCalledOnce()
  },
}
export const NotFound: Story = {
  args: { problem: { kind: 'not-found' } },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('link', { name: 'Go to the start page' })).toHaveAttribute('href', '/')
    await expect(canvas.queryByRole('button', { name: 'Try again' })).toBeNull()
  },
}
export const WrongAddress: Story = {
  args: { problem: { kind: 'wrong-address', publicUrl: 'https://enrol.example.org' } },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('link', { name: 'Go to the right address' })).toHaveAttribute('href', 'https://enrol.example.org')
  },
}
export const CookiesBlocked: Story = { args: { problem: { kind: 'cookies-blocked' } } }
