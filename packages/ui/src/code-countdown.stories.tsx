import type { Meta, StoryObj } from '@storybook/react-vite'
import { CodeCountdown } from './code-countdown.tsx'

const meta = { title: 'Parts/Code countdown', component: CodeCountdown, args: {} } satisfies Meta<typeof CodeCountdown>

export default meta
type Story = StoryObj<typeof meta>

export const Shown: Story = {}
