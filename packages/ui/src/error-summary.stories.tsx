import type { Meta, StoryObj } from '@storybook/react-vite'
import { ErrorSummary } from './error-summary.tsx'

const meta = {
  title: 'Parts/Error summary',
  component: ErrorSummary,
  args: { refusals: [{ fieldId: 'code', cause: 'Enter the 6-digit code', next: 'Your app shows it under CJSM · 7K.' }], answer: {} },
} satisfies Meta<typeof ErrorSummary>

export default meta
type Story = StoryObj<typeof meta>

export const Shown: Story = {}
