#!/usr/bin/perl
# Keeps what a pane prints in files: plain text, the bytes as they came, or both; rotated by size and age.
# usage: record.pl open COMMAND...           makes a terminal, leaves its outer end as descriptor 9 and becomes COMMAND
#        record.pl run SETTINGS COMMAND...   runs COMMAND in that terminal and passes everything on
#        record.pl resume SETTINGS PID       the same when the one before was killed and its COMMAND, PID, lives on
#        record.pl pipe SETTINGS             keeps what comes on standard input
# The runner holds the terminal (descriptor 9), so that the program outlives this process. Nothing that goes wrong with a
# file may end or hold up the program: what cannot be written waits in memory, up to a limit, and what is lost is counted.
# SETTINGS is read again when it has changed (`record-file.ts` writes it). Only POSIX and Fcntl are used: they come with every perl.
use strict;
use warnings;
use Fcntl qw(:DEFAULT :mode F_GETFD F_SETFD F_GETFL F_SETFL FD_CLOEXEC);
use POSIX qw(:errno_h :sys_wait_h :termios_h dup2 setsid tcgetpgrp);

my $held = 9;                # the runner uses the same number
my $block = 65536;            # bytes taken at once
my $longest = 65536;          # bytes of a line, or of an escape sequence, that are waited for
my $backlog = 1 << 20;        # bytes kept while nothing can be written
my $quiet = 1;                # s without output after which an unfinished line is written
my $clock = eval { require Time::HiRes; 1 } ? sub { int(Time::HiRes::time() * 1000) } : sub { time() * 1000 };

# From the C headers: [Linux as on x86, ARM and RISC-V, macOS]
my %ioctl = (
  unlock => [0x40045431, 0x20007452], name => [0x80045430, 0x40807453], grant => [0, 0x20007454],
  getsize => [0x5413, 0x40087468], setsize => [0x5414, 0x80087467], control => [0x540e, 0x20007461],
);
my $system = $^O eq 'linux' ? 0 : 1;
# The answer is written into the third argument itself.
sub io { return ioctl($_[0], $ioctl{$_[1]}[$system], $_[2]) }

my ($mode, @rest) = @ARGV;
if ($mode eq 'open') { become_with_terminal(@rest) }
$SIG{$_} = 'IGNORE' for qw(INT QUIT TERM TSTP TTIN TTOU PIPE XFSZ);
my $settings_path = shift @rest;

# --- a terminal ---

sub become_with_terminal {
  my @command = @_;
  my $name = eval { open_terminal() };
  $ENV{WZP_RUNNER_PTY} = defined $name ? $name : '-';
  exec { $command[0] } @command;
  exit 127;
}

sub open_terminal {
  sysopen(my $master, '/dev/ptmx', O_RDWR | O_NOCTTY) or die;
  my $name;
  if ($system == 0) {
    my $number = pack('I', 0);
    io($master, 'unlock', my $no = pack('i', 0)) or die;
    io($master, 'name', $number) or die;
    $name = '/dev/pts/' . unpack('I', $number);
  } else {
    my $buffer = "\0" x 128;
    io($master, 'grant', my $none = 0) or die;
    io($master, 'unlock', $none) or die;
    io($master, 'name', $buffer) or die;
    ($name) = unpack('Z*', $buffer);
  }
  dup2(fileno($master), $held) or die;
  return $name;
}

sub copy_size {
  my ($from, $to) = @_;
  my $size = "\0" x 8;
  io($from, 'getsize', $size) and io($to, 'setsize', $size);
}

sub raw {
  my ($fd) = @_;
  my $terminal = POSIX::Termios->new;
  defined $terminal->getattr($fd) or return;
  $terminal->setiflag($terminal->getiflag & ~(IGNBRK | BRKINT | PARMRK | ISTRIP | INLCR | IGNCR | ICRNL | IXON | IXOFF));
  $terminal->setoflag($terminal->getoflag & ~OPOST);
  $terminal->setlflag($terminal->getlflag & ~(ECHO | ECHONL | ICANON | ISIG | IEXTEN));
  $terminal->setcflag($terminal->getcflag & ~(CSIZE | PARENB) | CS8);
  $terminal->setcc(VMIN, 1);
  $terminal->setcc(VTIME, 0);
  $terminal->setattr($fd, TCSANOW);
}

# --- settings ---

my %set = (files => [], max_size => 0, max_files => 0, max_age => 0, secrets => []);
my ($seen, $looked, $secret, $shown, $longest_secret) = ('', 0, undef, {}, 0);

# Lines `key HEX...`, complete when the last one is `end`. One that cannot be read leaves everything as it was.
sub read_settings {
  my @stat = stat($settings_path) or return;
  my $state = join ' ', @stat[1, 7, 9];
  return if $state eq $seen;
  open(my $file, '<:raw', $settings_path) or return;
  my %read = (plain => '', raw => '', times => '', problem => '', root => '', max_size => 0, max_files => 0, max_age => 0, secrets => []);
  my $whole;
  while (my $line = <$file>) {
    chomp $line;
    my ($key, @values) = split / /, $line;
    last if !defined $key;
    if ($key eq 'end') { $whole = 1; last }
    if ($key eq 'secret') { push @{ $read{secrets} }, [map { pack 'H*', $_ } @values] }
    elsif ($key =~ /^max_/) { $read{$key} = $values[0] }
    else { $read{$key} = pack 'H*', defined $values[0] ? $values[0] : '' }
  }
  return if !$whole;
  $seen = $state;
  take_settings(\%read);
}

sub take_settings {
  my ($read) = @_;
  %set = %$read;
  $shown = { map { $_->[0] => $_->[1] } @{ $set{secrets} } };
  my @values = sort { length $b <=> length $a } keys %$shown;
  $secret = @values ? do { my $any = join '|', map { quotemeta } @values; qr/$any/ } : undef;
  $longest_secret = @values ? length $values[0] : 0;
  for my $form (forms()) {
    my $path = $set{ $form->{kind} };
    next if $path eq $form->{path};
    finish_form($form);
    close_file($form);
    $form->{path} = $path;
  }
}

