import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn } from 'storybook/test'
import { ImportChooser } from './import-chooser.tsx'

const meta = {
  title: 'Parts/Import, the file',
  component: ImportChooser,
  args: { unreadable: null, preview: null, busy: false, trouble: null, onCheck: fn(), onTemplate: fn() },
} satisfies Meta<typeof ImportChooser>

export default meta
type Story = StoryObj<typeof meta>

export const Empty: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Check the file' }))
    await expect(canvas.getByLabelText('CSV file')).toBeInvalid()
    await expect(canvas.getByLabelText('CSV file')).toHaveAccessibleDescription(/Choose a CSV file/)
    await expect(args.onCheck).not.toHaveBeenCalled()
  },
}
export const Checking: Story = { args: { busy: true } }
