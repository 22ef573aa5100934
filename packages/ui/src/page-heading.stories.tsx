import type { Meta, StoryObj } from '@storybook/react-vite'
import { PageHeading } from './page-heading.tsx'

const meta = {
  title: 'Parts/Page heading',
  component: PageHeading,
  args: { screen: 'scan', title: 'Add CJSM to your app' },
} satisfies Meta<typeof PageHeading>

export default meta
type Story = StoryObj<typeof meta>

export const Plain: Story = {}
export const Step: Story = { args: { step: 'Step 2 of 3' } }
export const Failed: Story = { args: { failed: true } }
