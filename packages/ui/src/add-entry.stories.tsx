import type { Meta, StoryObj } from '@storybook/react-vite'
import { AddEntry } from './add-entry.tsx'
import { entryWith } from './testing/fixtures.ts'

const meta = { title: 'Parts/Add entry', component: AddEntry, args: { entry: entryWith('7K'), device: 'desktop' } } satisfies Meta<
  typeof AddEntry
>

export default meta
type Story = StoryObj<typeof meta>

export const Desktop: Story = {}
export const Phone: Story = { args: { device: 'phone' } }
