import type { Meta, StoryObj } from '@storybook/react-vite'
import { EntryName } from './entry-name.tsx'

const meta = { title: 'Parts/Entry name', component: EntryName, args: { name: 'CJSM · 7K' } } satisfies Meta<typeof EntryName>

export default meta
type Story = StoryObj<typeof meta>

export const Shown: Story = {}
