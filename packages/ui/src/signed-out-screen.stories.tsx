import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn } from 'storybook/test'
import { SignedOutScreen } from './signed-out-screen.tsx'
import { NOW, SECOND } from './testing/fixtures.ts'

const meta = {
  title: 'Sign in/Signed out',
  component: SignedOutScreen,
  parameters: { framed: true },
  args: { reason: 'signed-out', entry: null, signInHref: '/sign-in', onSignIn: fn() },
} satisfies Meta<typeof SignedOutScreen>

export default meta
type Story = StoryObj<typeof meta>

export const SignedOut: Story = {
  play: async ({ args, canvas, userEvent }) => {
    const link = canvas.getByRole('link', { name: 'Sign in' })
    await expect(link).toHaveAttribute('href', '/sign-in')
    await userEvent.click(link)
    await expect(args.onSignIn).toHaveBeenCalledOnce()
  },
}

export const AfterEnrolling: Story = {
  args: { reason: 'enrolled', entry: { tag: '9Q', nextCodeAt: NOW + 18 * SECOND } },
}

export const AfterEnrollingNextCodeShows: Story = {
  args: { reason: 'enrolled', entry: { tag: '9Q', nextCodeAt: NOW - SECOND } },
}
