import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor } from 'storybook/test'
import { PrintSheet } from './print-sheet.tsx'
import { entryWith } from './testing/fixtures.ts'

const meta = { title: 'Parts/Printed sheet', component: PrintSheet, args: { entry: entryWith('7K') } } satisfies Meta<typeof PrintSheet>

export default meta
type Story = StoryObj<typeof meta>

export const OnScreen: Story = {
  play: async ({ canvasElement }) => {
    await expect(canvasElement.querySelector('.sheet')).toBeNull()
  },
}
export const WhilePrinting: Story = {
  play: async ({ canvas }) => {
    window.dispatchEvent(new Event('beforeprint'))
    await expect(canvas.getByText('Set up CJSM · 7K')).toBeInTheDocument()
    await expect(canvas.getByText(/Whoever has this sheet can make your codes/)).toBeInTheDocument()
    window.dispatchEvent(new Event('afterprint'))
    await waitFor(() => expect(canvas.queryByText('Set up CJSM · 7K')).toBeNull())
  },
}
