import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn } from 'storybook/test'
import { AddressForm } from './address-form.tsx'

const meta = {
  title: 'Parts/New address',
  component: AddressForm,
  args: { address: '', refusal: null, busy: false, onStart: fn(), onClose: fn() },
} satisfies Meta<typeof AddressForm>

export default meta
type Story = StoryObj<typeof meta>

export const Empty: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Cancel' }))
    await expect(args.onClose).toHaveBeenCalledOnce()
  },
}
export const AnotherCode: Story = { args: { address: 'sam@newfirm.example' } }
export const Refused: Story = { args: { address: 'sam at example', refusal: { kind: 'not-an-address' } } }
