import type { Meta, StoryObj } from '@storybook/react-vite'
import { HelpdeskContact } from './helpdesk-contact.tsx'

const meta = { title: 'Parts/Helpdesk contact', component: HelpdeskContact, args: {} } satisfies Meta<typeof HelpdeskContact>

export default meta
type Story = StoryObj<typeof meta>

export const Shown: Story = {}
