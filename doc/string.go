package doc

// String is the date as precisely as it is known: 2024-05-01T10:00:00Z,
// 2024-05-01, 2024-05 or 2024; "" if it is unknown.
func (d Date) String() string {
	layout := "2006-01-02"
	switch {
	case d.IsZero():
		return ""
	case d.HasTime:
		layout = "2006-01-02T15:04:05Z07:00"
	case d.NoMonth:
		layout = "2006"
	case d.NoDay:
		layout = "2006-01"
	}
	return d.Time.Format(layout)
}

// String is "warning" or "note".
func (s Severity) String() string {
	if s == Warning {
		return "warning"
	}
	return "note"
}
