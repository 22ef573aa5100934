import type { Meta, StoryObj } from '@storybook/react-vite'
import { Notice } from './notice.tsx'

const meta = {
  title: 'Parts/Notice',
  component: Notice,
  args: { title: 'This is a new QR code', children: <p className="govuk-body">Earlier entries no longer count.</p> },
} satisfies Meta<typeof Notice>

export default meta
type Story = StoryObj<typeof meta>

export const News: Story = {}
export const Trouble: Story = { args: { look: 'trouble' } }
