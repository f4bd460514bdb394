# --- plain text ---

my $sequence = qr/\e(?:\[[0-?]*[ -\/]*[\@-~]|[\]PX^_][^\a\e\x18\x1a\n]*(?:\a|\e\\)|[ -\/]+[0-~]|[0-OQ-WYZ\\`-~])/;
my $unfinished = qr/\e(?:\[[0-?]*[ -\/]*|[\]PX^_][^\a\e\x18\x1a\n]*\e?|[ -\/]*)\z/;
my $switch = qr/\e\[\?(?:1049|1047|47)([hl])/;
my $to_start = qr/\e\[[01]?G/;

# A line is kept as it stands at its end: what a carriage return went over is gone. Full-screen programs write no lines,
# so what is on the alternate screen is left out.
sub take_plain {
  my ($form, $bytes) = @_;
  my $text = $form->{rest} . $bytes;
  $form->{rest} = '';
  if (index($text, "\e") >= 0) {
    if ($text =~ $unfinished && length($text) - $-[0] < $longest) {
      $form->{rest} = substr($text, $-[0]);
      substr($text, $-[0]) = '';
    }
    if ($form->{alternate} || $text =~ $switch) { $text = outside_alternate($form, $text) }
    $text =~ s/$to_start/\r/g;
    $text =~ s/$sequence//g;
  } elsif ($form->{alternate}) { return }
  $form->{text} .= $text;
  my $end = rindex($form->{text}, "\n") + 1;
  put_lines($form, substr($form->{text}, 0, $end, '')) if $end > 0;
  put_unfinished($form, 0) if length $form->{text} > $longest;
}

sub outside_alternate {
  my ($form, $text) = @_;
  my ($kept, $from) = ('', 0);
  while ($text =~ /$switch/g) {
    $kept .= substr($text, $from, $-[0] - $from) if !$form->{alternate};
    ($form->{alternate}, $from) = ($1 eq 'h', $+[0]);
  }
  return $form->{alternate} ? $kept : $kept . substr($text, $from);
}

sub tidy {
  my ($text) = @_;
  $text =~ s/\r+\n/\n/g;
  $text =~ s/^.*\r//mg if index($text, "\r") >= 0;
  if (index($text, "\b") >= 0) { 1 while $text =~ s/(?:[\x00-\x07\x09\x0b-\x7f]|[\xc0-\xff][\x80-\xbf]*)\x08//g }
  $text =~ tr/\x00-\x08\x0b-\x0c\x0e-\x1f\x7f//d;
  return hidden($text);
}

sub hidden {
  my ($text) = @_;
  $text =~ s/($secret)/$shown->{$1}/g if defined $secret;
  return $text;
}

sub put_lines {
  my ($form, $lines) = @_;
  if ($form->{open_line}) { # the beginning is in the file already
    $lines =~ s/\A([^\r\n]*)\r+(?=[^\r\n])/$1\n/;
    $form->{open_line} = 0;
  }
  put($form, tidy($lines));
}

# A line that may go on: what could become a secret stays.
sub put_unfinished {
  my ($form, $last) = @_;
  my $keep = $last ? 0 : kept_back($form->{text});
  my $text = substr($form->{text}, 0, length($form->{text}) - $keep, '');
  $text =~ s/\A([^\r]*)\r+(?=[^\r])/$1\n/ if $form->{open_line};
  my $returns = $text =~ s/(\r+)\z// && !$last ? $1 : '';
  $form->{text} = $returns . $form->{text};
  $text = tidy($text);
  return if $text eq '';
  put($form, $text);
  $form->{open_line} = 1;
}

# Length of the longest end of the text that a secret begins with.
sub kept_back {
  my ($text) = @_;
  my $most = 0;
  for my $value (keys %$shown) {
    my $length = length($value) - 1;
    $length = length $text if $length > length $text;
    for (; $length > $most; $length--) {
      if (substr($text, -$length) eq substr($value, 0, $length)) { $most = $length; last }
    }
  }
  return $most;
}

sub take_raw {
  my ($form, $bytes, $last) = @_;
  my $text = $form->{text} . $bytes;
  if (defined $secret) {
    $text = hidden($text);
    my $keep = $last ? 0 : kept_back($text);
    $form->{text} = $keep > 0 ? substr($text, -$keep, $keep, '') : '';
  }
  put($form, $text);
}

