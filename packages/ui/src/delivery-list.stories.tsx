import type { Meta, StoryObj } from '@storybook/react-vite'
import { DeliveryList } from './delivery-list.tsx'
import { NOW } from './testing/fixtures.ts'

const meta = {
  title: 'Parts/Delivery list',
  component: DeliveryList,
  args: {
    events: [
      { status: 'sent', at: NOW },
      { status: 'delayed', at: NOW + 5000 },
    ],
  },
} satisfies Meta<typeof DeliveryList>

export default meta
type Story = StoryObj<typeof meta>

export const Shown: Story = {}
