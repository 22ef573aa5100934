import type { Meta, StoryObj } from '@storybook/react-vite'
import { fn } from 'storybook/test'
import { BackLink } from './back-link.tsx'

const meta = { title: 'Parts/Back link', component: BackLink, args: { onBack: fn() } } satisfies Meta<typeof BackLink>

export default meta
type Story = StoryObj<typeof meta>

export const Shown: Story = {}
