import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn, waitFor } from 'storybook/test'
import { ScanCard } from './scan-card.tsx'
import { entryWith } from './testing/fixtures.ts'

const meta = {
  title: 'Parts/Scan card',
  component: ScanCard,
  args: { entry: entryWith('7K'), device: 'desktop', print: fn() },
} satisfies Meta<typeof ScanCard>

export default meta
type Story = StoryObj<typeof meta>

export const Desktop: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Print instructions' }))
    await expect(args.print).toHaveBeenCalledOnce()
    await userEvent.click(canvas.getByRole('button', { name: 'Make it larger' }))
    await userEvent.click(canvas.getByRole('button', { name: 'Close' }))
    await waitFor(() => expect(canvas.queryByRole('dialog')).toBeNull())
  },
}
export const Phone: Story = { args: { device: 'phone' } }
