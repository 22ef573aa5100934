import type { Meta, StoryObj } from '@storybook/react-vite'
import { fn } from 'storybook/test'
import { SecretCopy } from './secret-copy.tsx'

const meta = {
  title: 'Parts/Secret copy',
  component: SecretCopy,
  args: { secret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', entryName: 'CJSM · 7K', accountName: 'sam.okafor', copy: fn(async () => {}) },
} satisfies Meta<typeof SecretCopy>

export default meta
type Story = StoryObj<typeof meta>

export const Shown: Story = {}
