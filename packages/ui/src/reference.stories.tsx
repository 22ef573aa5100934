import type { Meta, StoryObj } from '@storybook/react-vite'
import { Reference } from './reference.tsx'

const meta = { title: 'Parts/Reference', component: Reference, args: { reference: '7KQM-3XDA' } } satisfies Meta<typeof Reference>

export default meta
type Story = StoryObj<typeof meta>

export const Shown: Story = {}
