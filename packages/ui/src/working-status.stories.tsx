import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect } from 'storybook/test'
import { WorkingStatus } from './working-status.tsx'

const meta = { title: 'Parts/Working status', component: WorkingStatus, args: { busy: true, text: 'Checking' } } satisfies Meta<
  typeof WorkingStatus
>

export default meta
type Story = StoryObj<typeof meta>

export const Working: Story = {
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('status')).toBeEmptyDOMElement()
    await expect(await canvas.findByText('Checking')).toHaveRole('status')
  },
}
