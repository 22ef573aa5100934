import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect } from 'storybook/test'
import { FakeApi } from './fake-api.ts'
import { NOW } from './fixtures.ts'
import { WizardPages } from './wizard-pages.tsx'

const meta = {
  title: 'Whole journey/Pages alone',
  component: WizardPages,
  parameters: { framed: true },
  args: {
    api: new FakeApi(
      () => NOW,
      (length) => new Uint8Array(length),
    ),
    latencyMs: 0,
    device: 'desktop',
    emailOffered: true,
  },
} satisfies Meta<typeof WizardPages>

export default meta
type Story = StoryObj<typeof meta>

export const BeginsAtSignIn: Story = {
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()
  },
}
