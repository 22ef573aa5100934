import type { Meta, StoryObj } from '@storybook/react-vite'
import { fn } from 'storybook/test'
import { ChallengeWaysOut } from './challenge-ways-out.tsx'

const meta = {
  title: 'Parts/Ways out of the challenge',
  component: ChallengeWaysOut,
  args: { onCannotGetCode: fn(), onCancel: fn() },
} satisfies Meta<typeof ChallengeWaysOut>

export default meta
type Story = StoryObj<typeof meta>

export const Shown: Story = {}
