import type { Meta, StoryObj } from '@storybook/react-vite'
import { fn } from 'storybook/test'
import { SecretCopy } from './secret-copy.tsx'
import { entryWith } from './testing/fixtures.ts'

const meta = {
  title: 'Parts/Secret copy',
  component: SecretCopy,
  args: { entry: entryWith('7K'), copy: fn(async () => {}) },
} satisfies Meta<typeof SecretCopy>

export default meta
type Story = StoryObj<typeof meta>

export const Shown: Story = {}
