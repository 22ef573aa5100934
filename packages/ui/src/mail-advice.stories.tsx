import type { Meta, StoryObj } from '@storybook/react-vite'
import { fn } from 'storybook/test'
import { MailAdvice } from './mail-advice.tsx'

const meta = {
  title: 'Parts/Mail advice',
  component: MailAdvice,
  args: { address: 'sam@hotmail.com', sent: false, inTrouble: false, opened: false, onOpened: fn() },
} satisfies Meta<typeof MailAdvice>

export default meta
type Story = StoryObj<typeof meta>

export const BeforeSending: Story = {}
export const AfterSending: Story = { args: { sent: true } }
export const InTrouble: Story = { args: { sent: true, inTrouble: true } }
export const NothingToSayYet: Story = { args: { address: 'sam@example.org' } }
