import { startAnalytics } from "@/lib/analytics-browser";

startAnalytics();
