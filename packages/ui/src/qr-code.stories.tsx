import type { Meta, StoryObj } from '@storybook/react-vite'
import { QrCode } from './qr-code.tsx'
import { entryWith } from './testing/fixtures.ts'

const meta = { title: 'Parts/QR code', component: QrCode, args: { uri: entryWith('7K').uri, entryName: 'CJSM · 7K' } } satisfies Meta<
  typeof QrCode
>

export default meta
type Story = StoryObj<typeof meta>

export const Shown: Story = {}
